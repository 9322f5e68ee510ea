import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import {
  UnbudgetedDocument,
  VerificationYearsDocument,
  type VerificationYearsQuery,
} from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';

type Statement = NonNullable<VerificationYearsQuery['verificationStatements']>[number];

/** What was said in counts: more is known of how many than of which. */
function Said({ statement }: { statement: Statement }) {
  const say = useWords();
  const { budgetedCount, notBudgetedCount, quote, sources } = statement;
  return (
    <Box sx={{ mb: 1.5 }}>
      {budgetedCount !== null && notBudgetedCount !== null && (
        <Typography>{say('sources.noBudget.said', { budgeted: budgetedCount, not: notBudgetedCount })}</Typography>
      )}
      <Typography variant="body2" color="text.secondary">
        {say('sources.noBudget.quote')} <q lang="id">{quote}</q> <span lang="und">({sources[0]?.title})</span>
      </Typography>
    </Box>
  );
}

/** The kabupaten and kota of which nobody says that they budgeted the verification of the register of the poor. */
export function Unbudgeted() {
  const say = useWords();
  const said = useAsk(VerificationYearsDocument, {}, { isKept: true });
  const statements = (said.data?.data.verificationStatements ?? []).filter(({ year }) => year !== null);
  const newest = statements.toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0))[0];
  const year = newest?.year ?? 0;
  const answer = useAsk(UnbudgetedDocument, { year }, { isKept: true, enabled: newest !== undefined });
  const { refused, unknown, silent } = answer.data?.data ?? {};
  const areas = refused && unknown && [...refused.nodes, ...unknown.nodes];
  const retry = () => void Promise.all([said.refetch(), answer.refetch()]);
  const isAway = (said.data && !said.data.data.verificationStatements) || (answer.data && !areas);
  if (said.data && !newest && !isAway) return null;
  return (
    <Box component="section" aria-labelledby="verval" sx={{ my: 4 }}>
      <Typography variant="h2" id="verval" sx={{ mb: 1 }}>
        {say('sources.noBudget.title', { year: newest ? String(year) : '' })}
      </Typography>
      {newest && <Said statement={newest} />}
      {said.isPending && <Loading lines={3} onRetry={retry} />}
      {said.error && !said.data && <Fault fault={said.error} onRetry={retry} />}
      {isAway && <Unavailable what={say('sources.what.noBudget')} onRetry={retry} />}
      {areas?.length === 0 && silent?.totalCount === 0 && <Empty why={say('sources.noBudget.none')} />}
      <Box component="ul" sx={{ pl: 2.5, columns: { sm: 2 } }}>
        {areas?.map(
          ({ area, certainty }) =>
            area && (
              <li key={area.code}>
                <PlaceLink to="/kesenjangan" search={{ wilayah: area.code }}>
                  <span lang="id">{area.name}</span>
                </PlaceLink>
                : {say(`sources.certainty.${certainty}`)}
              </li>
            ),
        )}
      </Box>
      {silent && silent.totalCount > 0 && (
        <Typography color="text.secondary">{say('sources.noBudget.silent', { total: silent.totalCount })}</Typography>
      )}
    </Box>
  );
}
