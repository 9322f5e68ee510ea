import { useNavigate } from '@tanstack/react-router';

import { RecordMeetingHereDocument, type MeetingKind } from '../api/generated/graphql.ts';
import { useOnce } from '../forms/useOnce.ts';
import { today } from '../language/formats.ts';
import { linesOf, type MeetingForm } from './forms.ts';

const KINDS: readonly MeetingKind[] = ['RAKOR', 'STRENGTHENING', 'FORUM', 'TRAINING', 'OTHER'];
const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());

/** Sends the record of a meeting once, and opens it. */
export function useRecordMeeting() {
  const navigate = useNavigate();
  const command = useOnce(RecordMeetingHereDocument, 'meeting', { pick: ({ recordMeeting }) => recordMeeting });
  return {
    isBusy: command.isBusy,
    refused: command.problems,
    async record(typed: MeetingForm): Promise<void> {
      if (command.isBusy) return;
      const isAhead = typed.mulai > today();
      const result = await command.send((idempotencyKey) => ({
        title: typed.judul,
        kind: KINDS.find((kind) => kind === typed.jenis) ?? 'OTHER',
        areaCode: typed.wilayah,
        startsOn: typed.mulai,
        endsOn: orNull(typed.selesai),
        place: orNull(typed.tempat),
        theme: orNull(typed.tema),
        organiser: orNull(typed.penyelenggara),
        agenda: linesOf(typed.agenda),
        participants: linesOf(typed.peserta).map((institution) => ({
          institution,
          // Nobody has been at a meeting that is still to come.
          capacity: isAhead ? ('INVITED' as const) : ('PARTICIPANT' as const),
        })),
        followsId: typed.menindaklanjuti === 'tidak' ? null : typed.menindaklanjuti,
        provenance: { newSource: { title: typed.sumber, publisher: typed.penerbit }, asOf: today() },
        idempotencyKey,
      }));
      if (result?.__typename === 'MeetingRecorded')
        await navigate({ to: '/rakor/$code', params: { code: result.meeting.code } });
    },
  };
}
