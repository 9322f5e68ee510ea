import Box from '@mui/material/Box';

import type { AreaPicturesQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { Unavailable } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { AreaSources } from './AreaSources.tsx';
import { BoundaryMap } from './BoundaryMap.tsx';
import { districtsOf } from './districts.ts';
import { DumisakePicture } from './DumisakePicture.tsx';
import { MoneyPicture } from './MoneyPicture.tsx';
import { PovertyPicture } from './PovertyPicture.tsx';
import { QualityPicture } from './QualityPicture.tsx';
import { StandardsPicture } from './StandardsPicture.tsx';
import { VerificationPicture } from './VerificationPicture.tsx';

interface AreaBodyProps {
  kode: string;
  data: AreaPicturesQuery;
  isPerPerson: boolean;
  onRetry: () => void;
}

const isWithin = (code: string | undefined, area: string) => code === area || Boolean(code?.startsWith(`${area}.`));

/** The pictures of an area; one whose part of the hub is away says so. */
export function AreaBody({ kode, data, isPerPerson, onRetry }: AreaBodyProps) {
  const say = useWords();
  const { area, gapMap, districts, verificationStatements, serviceAchievements, verificationRounds } = data;
  const achievements = serviceAchievements?.nodes.filter((row) => isWithin(row.area?.code, kode));
  const rounds = verificationRounds?.nodes.filter((round) => isWithin(round.area?.code, kode));
  const away = (what: string) => <Unavailable what={say(what)} onRetry={onRetry} />;
  return (
    <>
      <Box
        component="nav"
        aria-label={say('areas.ways')}
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, '& a': { py: 0.75 } }}
      >
        <PlaceLink to="/kesenjangan" search={{ wilayah: kode }}>
          {say('areas.gapsHere')}
        </PlaceLink>
        <PlaceLink to="/terlupakan" search={{ wilayah: kode }}>
          {say('areas.forgotten.title')}
        </PlaceLink>
        <PlaceLink to="/tumpang-tindih" search={{ wilayah: kode }}>
          {say('areas.overlaps.title')}
        </PlaceLink>
      </Box>
      {gapMap ? (
        <MoneyPicture
          kode={kode}
          isPerPerson={isPerPerson}
          districts={districtsOf(gapMap, districts?.nodes ?? [], isPerPerson)}
        />
      ) : (
        away('areas.money.title')
      )}
      <BoundaryMap province={kode.slice(0, 2)} sums={gapMap ?? []} />
      <PovertyPicture figures={area?.figures.nodes ?? []} />
      <DumisakePicture code={kode} />
      {verificationStatements ? (
        <VerificationPicture statements={verificationStatements} />
      ) : (
        away('areas.verification.title')
      )}
      {achievements ? <StandardsPicture rows={achievements} code={kode} /> : away('areas.standards.title')}
      {rounds ? <QualityPicture rounds={rounds} /> : away('areas.quality.title')}
      <AreaSources data={data} />
    </>
  );
}
