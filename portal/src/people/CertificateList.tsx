import Box from '@mui/material/Box';

import { day, today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';
import { certificateState } from './certificates.ts';

interface Certified {
  id: string;
  title: string;
  expiresOn?: string | null;
}

const TONES = { VALID: 'good', SOON: 'warn', EXPIRED: 'bad' } as const;

/** What somebody is certified for, and until when. */
export function CertificateList({ certificates }: { certificates: readonly Certified[] }) {
  const say = useWords();
  return (
    <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
      {certificates.map(({ id, title, expiresOn }) => {
        const state = certificateState(expiresOn, today());
        return (
          <li key={id}>
            <Box lang="id">{title}</Box>
            <Tag tone={TONES[state]}>
              {expiresOn
                ? say(`people.certificate.${state}`, { day: day(expiresOn) })
                : say('people.certificate.stays')}
            </Tag>
          </li>
        );
      })}
    </Box>
  );
}
