import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { CertificateCheckedDocument, type CertificateCheckedQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { namesOf } from '../areas/names.ts';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { Checked } from './Checked.tsx';
import { CheckedLine } from './CheckedLine.tsx';
import { DownloadCertificate } from './DownloadCertificate.tsx';
import { Standing } from './Standing.tsx';

type Certificate = NonNullable<CertificateCheckedQuery['certificateCheck']>;

const VERDICTS = { STANDS: 'success', UNDER_REVIEW: 'warning', REVOKED: 'error' } as const;

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
        <CheckedLine name={say('certificates.check.standing')}>
          <Standing standing={standing} />
        </CheckedLine>
        <CheckedLine name={say('certificates.company')}>
          {certificate.companyName === null ? (
            say('certificates.hidden')
          ) : (
            <span lang="id">{certificate.companyName}</span>
          )}
        </CheckedLine>
        <CheckedLine name={say('certificates.gave')}>
          {certificate.lines.map((line) => (
            <div key={`${line.kind} ${line.unit} ${line.item}`}>
              <Quantity {...line} />
            </div>
          ))}
        </CheckedLine>
        <CheckedLine name={say('certificates.areas')}>
          <span lang="id">{namesOf(certificate.areas)}</span>
        </CheckedLine>
        <CheckedLine name={say('certificates.received')}>
          {certificate.firstReceivedOn === certificate.lastReceivedOn
            ? day(certificate.firstReceivedOn)
            : `${day(certificate.firstReceivedOn)} – ${day(certificate.lastReceivedOn)}`}
        </CheckedLine>
        <CheckedLine name={say('certificates.issuer')}>
          <span lang="id">{certificate.issuer}</span>, {day(certificate.issuedOn)}
        </CheckedLine>
        <CheckedLine name={say('certificates.print')}>
          <code>{certificate.sha256}</code>
        </CheckedLine>
      </Box>
      <Typography variant="body2" color="text.secondary" sx={{ my: 2, maxWidth: '70ch' }}>
        {say('certificates.notTax')}
      </Typography>
      <DownloadCertificate code={certificate.code} isQuiet />
    </>
  );
}

/** What anybody may know of a certificate: it stands, is under review, was revoked, or is not known. */
export function CertificateCheck({ code }: { code: string }) {
  const answer = useAsk(CertificateCheckedDocument, { code });
  return (
    <Checked answer={answer} paper={answer.data?.data.certificateCheck}>
      {(certificate) => <Known certificate={certificate} />}
    </Checked>
  );
}
