import { type Answer, ok } from '../http/answer.ts';
import { invalid } from '../http/refusal.ts';
import type { Call, Route } from '../http/route.ts';
import { LOOKUP_TYPES } from '../seed/lookups.ts';
import { TIME_ZONES } from '../seed/time-zones.ts';

const DAY_SECONDS = 86_400;

/** Rows of a lookup; `lookup-expire` says, in Unix seconds, until when they may be kept. */
function lookups({ world, param }: Call): Answer {
  const id = Number(param('typeId'));
  const type = LOOKUP_TYPES.get(id);
  if (type === undefined) throw invalid('typeId is not valid');
  const rows = type.rows.map((row, index) => ({
    ...row,
    genericCodeTypeId: id,
    genericCodeTypeName: type.name,
    description: null,
    orderNumber: index + 1,
  }));
  return ok(rows, { 'lookup-expire': String(Math.floor(world.now() / 1000) + DAY_SECONDS) });
}

const timeZones = (): Answer =>
  ok({
    timeZoneList: TIME_ZONES,
    dateFormatList: ['DD/MM/YYYY', 'MM/DD/YYYY', 'YYYY-MM-DD'],
    timeFormatList: ['HH:mm', 'hh:mm A'],
  });

export const lookupRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/lookups/{typeId}', scope: 'any', errors: 'camel', handle: lookups },
  { method: 'GET', path: '/api/timezone/timezones', scope: 'any', errors: 'camel', handle: timeZones },
];
