import { DeskOfGapsDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { Fault, Loading } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { useWithin } from '../queue/useWithin.ts';
import { holds, useSession } from '../session/useSession.ts';
import { Tallies, Tally } from './Tally.tsx';

/** How the gap areas of the own area stand, and what comes from planning. */
export function GapTallies() {
  const say = useWords();
  const session = useSession();
  const wilayah = useWithin();
  const answer = useAsk(DeskOfGapsDocument, { within: wilayah }, { keepsPrevious: true });
  const retry = () => void answer.refetch();
  if (answer.isPending) return <Loading onRetry={retry} />;
  if (!answer.data) return <Fault fault={answer.error} onRetry={retry} />;
  const { data } = answer.data;
  const search = { wilayah };
  return (
    <>
      {answer.error && <Fault fault={answer.error} at={answer.data.at} onRetry={retry} />}
      <Tallies title={say('desk.gaps')}>
        {holds(session, 'PROGRAM_OFFICER') && (
          <Tally value={data.deliveries?.totalCount} isPressing>
            <PlaceLink to="/penerimaan" search={search}>
              {say('desk.receiving')}
            </PlaceLink>
          </Tally>
        )}
        <Tally value={data.gapAreasWithoutEvidence?.totalCount} isPressing>
          <PlaceLink to="/kelola" search={{ ...search, saring: 'tanpa-bukti' }}>
            {say('desk.noEvidence')}
          </PlaceLink>
        </Tally>
        <Tally value={data.stale?.totalCount}>
          <PlaceLink to="/kelola" search={{ ...search, saring: 'usang' }}>
            {say('desk.stale')}
          </PlaceLink>
        </Tally>
        <Tally value={data.published?.totalCount}>
          <PlaceLink to="/kelola" search={search}>
            {say('desk.published')}
          </PlaceLink>
        </Tally>
        <Tally value={data.drafts?.totalCount}>
          <PlaceLink to="/kelola" search={{ ...search, saring: 'draf' }}>
            {say('desk.drafts')}
          </PlaceLink>
        </Tally>
        <Tally value={data.planningProposals?.totalCount}>
          <PlaceLink to="/perencanaan" search={{ ...search, saring: 'berjalan' }}>
            {say('desk.proposals')}
          </PlaceLink>
        </Tally>
        <Tally value={data.unfunded?.totalCount}>
          <PlaceLink to="/perencanaan" search={{ ...search, saring: 'tidak-didanai' }}>
            {say('desk.unfunded')}
          </PlaceLink>
        </Tally>
      </Tallies>
    </>
  );
}
