import { ButtonLink } from '../frame/ButtonLink.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { AreaSteps } from './AreaSteps.tsx';
import { PeopleFilters } from './PeopleFilters.tsx';
import { PeopleList } from './PeopleList.tsx';
import { PeopleTabs } from './PeopleTabs.tsx';
import { RegisterTable } from './RegisterTable.tsx';
import { StatedFigures } from './StatedFigures.tsx';
import { usePeopleArea } from './usePeopleArea.ts';

/** Who is there to deliver in the area of a social-pillar coordinator. */
export function PeopleScreen() {
  const say = useWords();
  const wilayah = usePeopleArea();
  return (
    <Page title={say('people.title')}>
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        <PeopleTabs />
        <AreaSteps />
        <RegisterTable />
        <StatedFigures />
        <PeopleFilters />
        <PeopleList />
        <ButtonLink variant="outlined" to="/relawan/baru" search={{ wilayah }} sx={{ mt: 3 }}>
          {say('people.add')}
        </ButtonLink>
      </ForRole>
    </Page>
  );
}
