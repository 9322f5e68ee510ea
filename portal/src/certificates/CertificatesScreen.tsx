import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { MyCertificatesDocument, type MyCertificatesQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Unavailable } from '../frame/States.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { namesOf } from '../areas/names.ts';
import { CompanyTabs } from '../pledges/CompanyTabs.tsx';
import { DownloadCertificate } from './DownloadCertificate.tsx';
import { Standing } from './Standing.tsx';

type Certificates = MyCertificatesQuery['contributionCertificates'];
type Certificate = NonNullable<Certificates>['nodes'][number];

function useColumns(): Column<Certificate>[] {
  const say = useWords();
  return [
    {
      key: 'code',
      title: say('certificates.code'),
      cell: ({ code }) => (
        <PlaceLink to="/v/$kode" params={{ kode: code }} sx={{ overflowWrap: 'anywhere' }}>
          {code}
        </PlaceLink>
      ),
    },
    {
      key: 'gave',
      title: say('certificates.gave'),
      cell: ({ lines }) =>
        lines.map((line) => (
          <Box key={`${line.kind} ${line.unit} ${line.item}`}>
            <Quantity {...line} />
          </Box>
        )),
    },
    {
      key: 'areas',
      title: say('certificates.areas'),
      cell: ({ areas }) => <span lang="id">{namesOf(areas)}</span>,
    },
    { key: 'issued', title: say('certificates.issued'), cell: ({ issuedOn }) => day(issuedOn) },
    {
      key: 'standing',
      title: say('certificates.check.standing'),
      onCard: 'BESIDE',
      cell: ({ standing }) => <Standing standing={standing} />,
    },
    {
      key: 'file',
      title: say('certificates.file'),
      onCard: 'BARE',
      cell: ({ code }) => <DownloadCertificate code={code} />,
    },
  ];
}

function List({ certificates, onRetry }: { certificates: Certificates; onRetry: () => void }) {
  const say = useWords();
  const columns = useColumns();
  if (!certificates) return <Unavailable what={say('certificates.what')} onRetry={onRetry} />;
  if (certificates.nodes.length === 0) {
    return (
      <Empty why={say('certificates.none')}>
        <PlaceLink to="/ikrar">{say('certificates.toPledges')}</PlaceLink>
      </Empty>
    );
  }
  return (
    <RecordList
      caption={say('certificates.title')}
      columns={columns}
      rows={certificates.nodes}
      keyOf={({ code }) => code}
    />
  );
}

function Mine() {
  const answer = useAsk(MyCertificatesDocument, { first: 100 });
  const again = () => void answer.refetch();
  return (
    <Answered answer={answer}>
      {({ data }) => <List certificates={data.contributionCertificates} onRetry={again} />}
    </Answered>
  );
}

/** The certificates of what a company gave and a coordinator verified. */
export function CertificatesScreen() {
  const say = useWords();
  return (
    <Page title={say('certificates.title')}>
      <CompanyTabs />
      <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('certificates.about')}</Typography>
      <ForRole roles={['COMPANY']}>
        <Mine />
      </ForRole>
    </Page>
  );
}
