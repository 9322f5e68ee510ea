import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useParams, useSearch } from '@tanstack/react-router';

import { ButtonLink } from '../frame/ButtonLink.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { BriefActions } from './BriefActions.tsx';
import { BriefBody } from './BriefBody.tsx';
import { matrixOf } from './matrix.ts';
import { PrintStyles } from './PrintStyles.tsx';
import { sectionsOf } from './sections.ts';
import { useWholeBrief, type Brief } from './useWholeBrief.ts';

function matrixFor({ area, needs, coverage }: Brief) {
  const scope = { code: area?.code ?? '', parts: area?.children.nodes ?? [] };
  return matrixOf(scope, needs?.gaps.nodes ?? [], coverage?.matrix.nodes ?? []);
}

/** By what the brief can be known again: its code, its address, and the fingerprints of what was frozen. */
function Colophon({ brief }: { brief: Brief }) {
  const say = useWords();
  return (
    <Box component="section" sx={{ mt: 4, pt: 2, borderTop: '1px solid', borderColor: 'own.hairline' }}>
      <Typography variant="body2">
        {say('briefs.colophon', { address: `${window.location.host}/r/${brief.code}` })}
      </Typography>
      {brief.parts.map(({ part, fingerprint }) => (
        <Typography key={part} variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {say(`briefs.away.${part.toLowerCase()}`)}: <code lang="zxx">{fingerprint.slice(0, 16)}</code>
        </Typography>
      ))}
    </Box>
  );
}

/** A frozen brief: what the meeting has before it, the same for ever. */
export function BriefScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/r/$code' });
  const search = useSearch({ from: '/r/$code' });
  const answer = useWholeBrief(code);
  const brief = answer.data?.data.meetingBrief;
  const again = () => void answer.refetch();
  const isUnknown = answer.data?.faults.some(({ extensions }) => extensions?.code === 'NOT_FOUND') && !brief;
  const matrix = brief ? matrixFor(brief) : null;
  return (
    <Page
      title={brief ? say('briefs.title', { area: brief.area?.name ?? code }) : code}
      trail={
        <span className="no-print">
          <PlaceLink to="/rakor">{say('frame.place.meetings')}</PlaceLink>
          {brief?.meeting && (
            <>
              {' › '}
              <PlaceLink to="/rakor/$code" params={{ code: brief.meeting.code }}>
                {brief.meeting.code}
              </PlaceLink>
            </>
          )}
        </span>
      }
      freshness={
        brief && (
          <>
            {say('briefs.frozen', { at: instant(brief.frozenAt), year: String(brief.fiscalYear) })}{' '}
            {say('briefs.code', { code: brief.code })}
          </>
        )
      }
    >
      <PrintStyles />
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && !brief && <Fault fault={answer.error} onRetry={again} />}
      {isUnknown && (
        <Empty why={say('briefs.unknown', { code })}>
          <ButtonLink variant="contained" to="/rakor">
            {say('briefs.toMeetings')}
          </ButtonLink>
        </Empty>
      )}
      {answer.data && !brief && !isUnknown && <Fault fault={new Error('SERVICE_UNAVAILABLE')} onRetry={again} />}
      {brief && matrix && (
        <>
          <BriefActions brief={brief} matrix={matrix} />
          <BriefBody brief={brief} matrix={matrix} sections={sectionsOf(search)} onRetry={again} />
          <Colophon brief={brief} />
        </>
      )}
    </Page>
  );
}
