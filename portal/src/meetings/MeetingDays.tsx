import { day, NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

interface MeetingDaysProps {
  meeting: { startsOn?: string | null; endsOn?: string | null; year: number };
}

/** When a meeting is or was; the year alone where the source gives no day. */
export function MeetingDays({ meeting: { startsOn, endsOn, year } }: MeetingDaysProps) {
  const say = useWords();
  if (!startsOn) return <span>{year ? String(year) : NO_FIGURE}</span>;
  if (!endsOn || endsOn === startsOn) return <span>{day(startsOn)}</span>;
  return <span>{say('meetings.days', { from: day(startsOn), to: day(endsOn) })}</span>;
}
