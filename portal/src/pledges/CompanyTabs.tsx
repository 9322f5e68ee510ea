import { RoomTabs } from '../frame/RoomTabs.tsx';
import { useSession } from '../session/useSession.ts';

const TABS = [
  ['/ikrar', 'frame.place.pledges'],
  ['/rencana', 'frame.company.plan'],
  ['/lapor', 'frame.company.report'],
  ['/sertifikat', 'frame.company.certificates'],
  ['/kepatuhan', 'frame.company.pack'],
] as const;

/** Everything of a company, beside each other; nothing for whoever is none. */
export function CompanyTabs() {
  const { roles } = useSession();
  if (!roles.some(({ role }) => role === 'COMPANY')) return null;
  return <RoomTabs name="frame.company" tabs={TABS} />;
}
