import type { Company, CustomField, FieldType } from '../store/records.ts';
import { KNOWN } from './known.ts';
import { between, pick, type Random, randomFrom, resourceId } from './random.ts';

const NAMES: Readonly<Record<FieldType, string>> = {
  String: 'Cost centre',
  Number: 'Employee number',
  Email: 'Private e-mail',
  Date: 'Start date',
  DateTime: 'Last reviewed',
  Boolean: 'Works remotely',
};

/** The custom fields of a company: all six types for the known ones that need them, none or a few elsewhere. */
export function seedCustomFields(company: Company, seed: number): CustomField[] {
  const random = randomFrom(seed, 'custom-fields', company.id);
  const field = (type: FieldType, required = false, active = true): CustomField => ({
    id: resourceId(random),
    name: NAMES[type],
    type,
    required,
    active,
  });
  if (company.id === KNOWN.empty.id) return [];
  if (company.id === KNOWN.acme.id) {
    const inactive = { ...field('String', false, false), name: 'Badge colour' };
    return [
      field('String'),
      field('Number'),
      field('Email'),
      field('Date'),
      field('DateTime'),
      field('Boolean'),
      inactive,
    ];
  }
  if (company.id === KNOWN.requiredFields.id)
    return [field('String', true), field('Number', true), field('Boolean')];
  return random() < 0.6 ? [] : [field('String'), field('Boolean')];
}

/** A valid value for a field, or an empty text where people often leave it unset. */
export function customValue(field: CustomField, random: Random): string {
  if (!field.required && random() < 0.5) return '';
  const day = `20${between(random, 15, 25)}-0${between(random, 1, 9)}-1${between(random, 0, 9)}`;
  switch (field.type) {
    case 'String':
      return `CC-${between(random, 100, 180)}`;
    case 'Number':
      return String(between(random, 10_000, 99_999));
    case 'Email':
      return `person${between(random, 1, 900)}@mail.example.net`;
    case 'Date':
      return day;
    case 'DateTime':
      return `${day}T09:30:00`;
    case 'Boolean':
      return pick(random, ['True', 'False']);
  }
}
