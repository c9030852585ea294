import type { TargetUserDetail } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CopyableId, CopyButton } from '../../../shared/copy/copy-button.tsx';
import { words as copying } from '../../../shared/copy/words/en.ts';
import { formatMoment } from '../../../shared/lib/moment.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { findEverywhere } from '../../people/queries.ts';
import { customFieldsQuery, languagesQuery, timeZonesQuery } from '../details-queries.ts';
import { isMasked, isMaskedText, keeperOf } from '../model/keeper.ts';
import { words as w } from '../words/en.ts';
import { CustomValues } from './custom-values.tsx';
import { DetailSection } from './detail-section.tsx';
import { Fact, Facts } from './facts.tsx';
import { TargetUserGroups } from './target-user-groups.tsx';

/** The name of an id, or the id itself as long as the names are not there. */
const nameIn = (named: readonly { id: string; name: string }[] | undefined, wanted: string | null) =>
  named?.find(({ id }) => id === wanted)?.name ?? wanted;

const moment = (iso: string | null) => formatMoment(iso) ?? iso;

/** Everything known about a target user. */
export function TargetUserDetails({
  companyId,
  user,
  actions,
  changeGroups,
  remove,
  changeFields,
}: {
  companyId: string;
  user: TargetUserDetail;
  /** What can be done with the status, next to it. */
  actions?: ReactNode;
  /** The way to change the groups. */
  changeGroups?: ReactNode;
  /** Deletes it, for those who may. */
  remove?: ReactNode;
  /** The way to change the company's own fields. */
  changeFields?: ReactNode;
}) {
  const { data: fields } = useQuery({ ...customFieldsQuery(companyId), throwOnError: false });
  const { data: zones } = useQuery(timeZonesQuery);
  const { data: languages } = useQuery(languagesQuery);
  const keeper = keeperOf(user);
  return (
    <div className="flex flex-col gap-4 p-4 sm:p-6">
      <DetailSection title={w.sections.person}>
        <Facts>
          <Fact label={w.email}>
            {user.email}{' '}
            {isMasked(user.email) ? null : <CopyButton label={copying.email} text={user.email} />}{' '}
            {user.email.includes('@') ? (
              <Link
                to="/people"
                className="text-muted underline hover:text-accent"
                onClick={() => findEverywhere([user.email])}
              >
                {w.elsewhere}
              </Link>
            ) : null}
          </Fact>
          <Fact label={w.firstName}>{user.firstName}</Fact>
          <Fact label={w.lastName}>{user.lastName}</Fact>
          <Fact label={w.department}>{user.department}</Fact>
          <Fact label={w.status}>
            <span className="flex flex-wrap items-center justify-between gap-2">
              <span className="status" data-state={user.status}>
                {w.statuses[user.status]}
              </span>
              {actions}
            </span>
          </Fact>
          <Fact label={w.priority}>{w.priorities[user.priority]}</Fact>
          <Fact label={w.phone}>
            {user.phoneNumber ? (
              <>
                {user.phoneNumber}{' '}
                {isMaskedText(user.phoneNumber) ? null : (
                  <CopyButton label={copying.phone} text={user.phoneNumber} />
                )}
              </>
            ) : null}
          </Fact>
        </Facts>
      </DetailSection>
      <DetailSection title={w.sections.preferences}>
        <Facts>
          <Fact label={w.timeZone}>{user.timeZone ?? nameIn(zones, user.timeZoneId)}</Fact>
          <Fact label={w.preferredLanguage}>
            {user.preferredLanguage ?? nameIn(languages, user.preferredLanguageId)}
          </Fact>
        </Facts>
      </DetailSection>
      <DetailSection title={w.sections.manager}>
        <Facts>
          <Fact label={w.managerName}>
            {user.managerName || [user.managerFirstName, user.managerLastName].filter(Boolean).join(' ')}
          </Fact>
          <Fact label={w.managerEmail}>{user.managerEmail}</Fact>
        </Facts>
      </DetailSection>
      <TargetUserGroups companyId={companyId} userId={user.id} change={changeGroups} />
      <CustomValues user={user} fields={fields} change={changeFields} />
      <DetailSection title={w.sections.record}>
        <Facts>
          <Fact label={w.source}>
            {w.sourceHints[user.source]}
            {keeper === undefined ? null : <span className="block text-muted">{keeper}</span>}
          </Fact>
          <Fact label={w.created} none={w.notKnown}>
            {moment(user.createdAt)}
          </Fact>
          <Fact label={w.updated} none={w.never}>
            {moment(user.updatedAt)}
          </Fact>
          <Fact label={w.id}>
            <CopyableId id={user.id} />
          </Fact>
        </Facts>
        {remove}
      </DetailSection>
    </div>
  );
}
