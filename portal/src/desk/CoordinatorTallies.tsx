import { DeskOfCoordinatorDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { Fault, Loading, Unavailable } from '../frame/States.tsx';
import { clock } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { flagsOf, type Flag } from '../queue/flags.ts';
import { useWithin } from '../queue/useWithin.ts';
import { Tallies, Tally } from './Tally.tsx';

/** What waits for a decision of a coordinator. */
export function CoordinatorTallies() {
  const say = useWords();
  const wilayah = useWithin();
  const answer = useAsk(DeskOfCoordinatorDocument, { within: wilayah }, { keepsPrevious: true, everyMs: 30_000 });
  const retry = () => void answer.refetch();
  if (answer.isPending) return <Loading onRetry={retry} />;
  if (!answer.data) return <Fault fault={answer.error} onRetry={retry} />;
  const { data, at } = answer.data;
  const parts = data.verificationQueue?.nodes;
  const flagged = (flag: Flag) => parts?.filter((part) => flagsOf(part, new Date(at)).includes(flag)).length;
  const search = { wilayah };
  return (
    <>
      {answer.error && <Fault fault={answer.error} at={answer.data.at} onRetry={retry} />}
      {!data.verificationQueue && <Unavailable what={say('desk.what')} onRetry={retry} />}
      <Tallies title={say('desk.decisions', { time: clock(at) })}>
        <Tally value={data.verificationQueue?.totalCount}>
          <PlaceLink to="/antrean" search={search}>
            {say('desk.waiting')}
          </PlaceLink>
        </Tally>
        <Tally value={flagged('LATE')} isPressing>
          <PlaceLink to="/antrean" search={{ ...search, saring: 'terlambat' }}>
            {say('desk.late')}
          </PlaceLink>
        </Tally>
        <Tally value={flagged('HOLD')} isPressing>
          <PlaceLink to="/antrean" search={{ ...search, saring: 'penahanan' }}>
            {say('desk.holds')}
          </PlaceLink>
        </Tally>
        <Tally value={flagged('DUPLICATE')}>
          <PlaceLink to="/antrean" search={{ ...search, saring: 'duplikat' }}>
            {say('desk.duplicates')}
          </PlaceLink>
        </Tally>
        <Tally value={data.deliveries?.totalCount}>
          <PlaceLink to="/antrean/penyaluran" search={search}>
            {say('desk.deliveries')}
          </PlaceLink>
        </Tally>
        <Tally value={data.activityQueue?.totalCount}>
          <PlaceLink to="/antrean/kegiatan" search={search}>
            {say('desk.activities')}
          </PlaceLink>
        </Tally>
        <Tally value={data.poolPledges?.totalCount}>
          <PlaceLink to="/antrean/dana" search={search}>
            {say('desk.pools')}
          </PlaceLink>
        </Tally>
        <Tally value={data.unallocated?.totalCount}>
          <PlaceLink to="/pencocokan" search={search}>
            {say('desk.unallocated')}
          </PlaceLink>
        </Tally>
      </Tallies>
      <Tallies title={say('desk.watch')}>
        <Tally value={data.disputes?.totalCount} isPressing>
          <PlaceLink to="/antrean/sengketa" search={search}>
            {say('desk.disputes')}
          </PlaceLink>
        </Tally>
        <Tally value={data.quietPledges?.totalCount} isPressing>
          <PlaceLink to="/antrean/senyap" search={search}>
            {say('desk.quiet')}
          </PlaceLink>
        </Tally>
      </Tallies>
    </>
  );
}
