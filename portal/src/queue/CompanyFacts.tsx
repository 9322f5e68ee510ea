import { nameOf } from '../areas/names.ts';
import { Unavailable } from '../frame/States.tsx';
import { NO_FIGURE, instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import type { CheckedPledge } from './checkedPledge.ts';
import { Facts } from './Facts.tsx';
import { Quantity } from '../quantities/Quantity.tsx';

/** Who offers it, and what this company has given for the year. */
export function CompanyFacts({ company, year }: { company: CheckedPledge['company']; year: number }) {
  const say = useWords();
  if (!company) return <Unavailable what={say('queue.company.what')} />;
  const zones = company.impactZones.flatMap(({ area }) => (area ? [area.name] : []));
  const { lines } = company.totals;
  const given = (part: 'committed' | 'delivered' | 'held') =>
    lines.every((line) => !line[part])
      ? say('queue.company.nothing')
      : lines
          .filter((line) => line[part])
          .map((line) => (
            <div key={`${line.kind} ${line.item}`}>
              <Quantity {...line} amount={line[part]} />
            </div>
          ));
  return (
    <Facts
      title={say('queue.company.title')}
      facts={[
        [say('queue.company.name'), <span key="name" lang="id">{`${company.name} (${company.code})`}</span>],
        [say('queue.company.status'), say(`queue.companyStatus.${company.status}`)],
        [say('queue.company.nib'), company.registrationNumber ?? NO_FIGURE],
        [say('queue.company.since'), instant(company.registeredAt)],
        [
          say('queue.company.home'),
          <span key="home" lang="id">
            {nameOf(company.area)}
          </span>,
        ],
        [
          say('queue.company.zones'),
          <span key="zones" lang="id">
            {[...new Set(zones)].join(', ') || NO_FIGURE}
          </span>,
        ],
        [
          say('queue.company.focus'),
          company.focusCategories.flatMap((category) => category?.label ?? []).join(', ') || NO_FIGURE,
        ],
        [say('queue.company.delivered', { year }), given('delivered')],
        [say('queue.company.committed', { year }), given('committed')],
        [say('queue.company.held', { year }), given('held')],
      ]}
    />
  );
}
