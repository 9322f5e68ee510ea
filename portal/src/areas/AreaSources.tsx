import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import type { AreaPicturesQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';

interface Named {
  code: string;
  title: string;
  publisher: string | null;
}

/** Every source behind the pictures of an area, once. */
export function AreaSources({ data }: { data: AreaPicturesQuery }) {
  const say = useWords();
  const named: Named[] = [
    ...(data.area?.figures.nodes.flatMap(({ sources }) => sources) ?? []),
    ...(data.verificationStatements?.flatMap(({ sources }) => sources) ?? []),
    ...(data.serviceAchievements?.nodes.flatMap(({ source }) => source ?? []) ?? []),
    ...(data.verificationRounds?.nodes.flatMap(({ dataQuality }) =>
      dataQuality.flatMap(({ source }) => source ?? []),
    ) ?? []),
  ];
  const sources = [...new Map(named.map((source) => [source.code, source])).values()];
  return (
    <Box component="section" sx={{ mt: 5 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('areas.sources')}
      </Typography>
      <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
        {sources.map(({ code, title, publisher }) => (
          <li key={code} lang="und">
            {publisher ? `${title} (${publisher})` : title}
          </li>
        ))}
      </Box>
      <PlaceLink to="/sumber">{say('areas.allSources')}</PlaceLink>
    </Box>
  );
}
