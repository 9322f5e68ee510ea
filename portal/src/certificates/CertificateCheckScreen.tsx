import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';

import { CertificateCheckedDocument, type CertificateCheckedQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Page } from '../frame/Page.tsx';
import { Fault, Loading, Unavailable } from '../frame/States.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { namesOf } from '../areas/names.ts';
import { DownloadCertificate } from './DownloadCertificate.tsx';
import { Standing } from './Standing.tsx';

type Certificate = NonNullable<CertificateCheckedQuery['certificateCheck']>;

const VERDICTS = { STANDS: 'success', UNDER_REVIEW: 'warning', REVOKED: 'error' } as const;

/** Another code to check. */
function Ask({ code }: { code: string }) {
  const say = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  function check(event: FormEvent) {
    event.preventDefault();
    const kode = typed.trim().toUpperCase();
    if (kode !== '') void navigate({ to: '/v/$kode', params: { kode } });
  }
  return (
    <Box component="form" noValidate onSubmit={check} className="no-print" sx={{ mt: 4, maxWidth: 480 }}>
      <TextField
        label={say('certificates.check.code')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
      />
      <Button type="submit" variant="outlined" sx={{ mt: 1.5 }}>
        {say('certificates.check.another')}
      </Button>
    </Box>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '220px 1fr' },
        gap: { xs: 0, sm: 2 },
        py: 1.25,
        borderBottom: '1px solid',
        borderColor: 'own.hairline',
      }}
    >
      <Typography component="dt" sx={{ fontWeight: 600 }}>
        {name}
      </Typography>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}

function Known({ certificate }: { certificate: Certificate }) {
  const say = useWords();
  const { standing, revokedOn, revocationReason } = certificate;
  return (
    <>
      <Alert severity={VERDICTS[standing]} role="status" sx={{ mb: 2 }}>
        {say(`certificates.check.${standing}`, { day: day(revokedOn) })}{' '}
        {revocationReason && <span lang="id">“{revocationReason}”</span>}
      </Alert>
      <Box component="dl" sx={{ m: 0 }}>
        <Line name={say('certificates.check.standing')}>
          <Standing standing={standing} />
        </Line>
        <Line name={say('certificates.company')}>
          {certificate.companyName === null ? (
            say('certificates.hidden')
          ) : (
            <span lang="id">{certificate.companyName}</span>
          )}
        </Line>
        <Line name={say('certificates.gave')}>
          {certificate.lines.map((line) => (
            <div key={`${line.kind} ${line.unit} ${line.item}`}>
              <Quantity {...line} />
            </div>
          ))}
        </Line>
        <Line name={say('certificates.areas')}>
          <span lang="id">{namesOf(certificate.areas)}</span>
        </Line>
        <Line name={say('certificates.received')}>
          {certificate.firstReceivedOn === certificate.lastReceivedOn
            ? day(certificate.firstReceivedOn)
            : `${day(certificate.firstReceivedOn)} – ${day(certificate.lastReceivedOn)}`}
        </Line>
        <Line name={say('certificates.issuer')}>
          <span lang="id">{certificate.issuer}</span>, {day(certificate.issuedOn)}
        </Line>
        <Line name={say('certificates.print')}>
          <code>{certificate.sha256}</code>
        </Line>
      </Box>
      <Typography variant="body2" color="text.secondary" sx={{ my: 2, maxWidth: '70ch' }}>
        {say('certificates.notTax')}
      </Typography>
      <DownloadCertificate code={certificate.code} isQuiet />
    </>
  );
}

/** What anybody may know of a certificate: it stands, is under review, was revoked, or is not known. */
export function CertificateCheckScreen() {
  const say = useWords();
  const { kode } = useParams({ from: '/v/$kode' });
  const answer = useAsk(CertificateCheckedDocument, { code: kode });
  const certificate = answer.data?.data.certificateCheck;
  const isUnknown =
    answer.data && !certificate && answer.data.faults.every(({ extensions }) => extensions?.code === 'NOT_FOUND');
  const again = () => void answer.refetch();
  return (
    <Page title={say('certificates.check.title', { code: kode })}>
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && <Fault fault={answer.error} onRetry={again} />}
      {certificate && <Known certificate={certificate} />}
      {isUnknown && (
        <Alert severity="warning" role="status">
          {say('certificates.check.unknown')}
        </Alert>
      )}
      {answer.data && !certificate && !isUnknown && (
        <Unavailable what={say('certificates.check.what')} onRetry={again} />
      )}
      <Ask key={kode} code={kode} />
    </Page>
  );
}
