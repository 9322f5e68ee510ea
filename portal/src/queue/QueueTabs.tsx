import { RoomTabs } from '../frame/RoomTabs.tsx';

const TABS = [
  ['/antrean', 'queue.tab.pledges'],
  ['/antrean/penyaluran', 'queue.tab.deliveries'],
  ['/antrean/sengketa', 'queue.tab.disputes'],
  ['/antrean/kegiatan', 'queue.tab.activities'],
  ['/antrean/dana', 'queue.tab.pools'],
  ['/antrean/senyap', 'queue.tab.quiet'],
] as const;

/** The work lists of a coordinator, beside each other. */
export function QueueTabs() {
  return <RoomTabs name="queue.tabs" tabs={TABS} />;
}
