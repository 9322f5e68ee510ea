import { RoomTabs } from '../frame/RoomTabs.tsx';

const TABS = [
  ['/relawan', 'people.tab.people'],
  ['/relawan/kurang', 'people.tab.short'],
  ['/relawan/tugas', 'people.tab.deployments'],
  ['/relawan/perusahaan', 'people.tab.companies'],
  ['/relawan/kehadiran', 'people.tab.visits'],
  ['/relawan/perbaikan', 'people.tab.corrections'],
] as const;

/** The pages of a social-pillar coordinator, beside each other; the area stays the same. */
export function PeopleTabs() {
  return <RoomTabs name="people.tabs" tabs={TABS} />;
}
