import { useParams, useSearch } from '@tanstack/react-router';

import { AreaPicturesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { AreaBody } from './AreaBody.tsx';

/** An area in pictures, each with its table. */
export function AreaScreen() {
  const say = useWords();
  const { kode } = useParams({ from: '/wilayah/$kode' });
  const { per } = useSearch({ from: '/wilayah/$kode' });
  const province = kode.slice(0, 2);
  const answer = useAsk(AreaPicturesDocument, { code: kode, province, within: province, lang: hubLanguage() });
  const data = answer.data?.data;
  const area = data?.area;
  const again = () => void answer.refetch();
  const isUnknown = answer.data?.faults.some(
    ({ path, extensions }) => path?.[0] === 'area' && extensions?.code === 'NOT_FOUND',
  );
  return (
    <Page
      title={area?.name ?? kode}
      {...(area && { heading: <span lang="id">{area.name}</span> })}
      trail={
        <>
          <PlaceLink to="/kesenjangan">{say('frame.place.gaps')}</PlaceLink>
          {area?.parent && area.level !== 'PROVINCE' && (
            <>
              {' › '}
              <PlaceLink to="/wilayah/$kode" params={{ kode: area.parent.code }} lang="id">
                {area.parent.name}
              </PlaceLink>
            </>
          )}
        </>
      }
      freshness={area && say('areas.text')}
    >
      {answer.isPending && <Loading onRetry={again} lines={8} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={again} />}
      {isUnknown && (
        <Empty why={say('areas.unknown', { code: kode })}>
          <ButtonLink variant="contained" to="/kesenjangan">
            {say('areas.toGaps')}
          </ButtonLink>
        </Empty>
      )}
      {data && !area && !isUnknown && <Fault fault={new Error('SERVICE_UNAVAILABLE')} onRetry={again} />}
      {data && area && <AreaBody kode={kode} data={data} isPerPerson={per === 'jiwa'} onRetry={again} />}
    </Page>
  );
}
