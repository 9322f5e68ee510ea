import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import { ActivitiesToVerifyDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { NO_FIGURE, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { nameOf } from '../areas/names.ts';
import { ActivityDecision, type ReportedActivity } from './ActivityDecision.tsx';
import { EvidenceLinks } from './EvidenceLinks.tsx';
import { useWithin } from './useWithin.ts';
import { WorkList, WorkPage } from './WorkList.tsx';

function ActivityCard({ activity }: { activity: ReportedActivity }) {
  const say = useWords();
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none', borderColor: 'own.hairline' }}>
      <Typography variant="h2" sx={{ fontSize: '1.125rem' }}>
        {activity.code} · <Quantity {...activity} />
      </Typography>
      <Typography lang="id">
        {activity.company?.name ?? NO_FIGURE} · {activity.gapArea?.title ?? nameOf(activity.area)}
      </Typography>
      {activity.description && <Typography lang="id">{activity.description}</Typography>}
      <Typography variant="body2" color="textSecondary">
        {say('queue.activity.done', { day: day(activity.doneOn) })}
      </Typography>
      <Typography sx={{ my: 1 }}>
        {say('queue.delivery.evidence')}: <EvidenceLinks evidence={activity.evidence} />
      </Typography>
      <ActivityDecision activity={activity} />
    </Paper>
  );
}

/** What companies did without a pledge: it counts once it is verified. */
export function ActivitiesScreen() {
  const say = useWords();
  const answer = useAsk(ActivitiesToVerifyDocument, { within: useWithin() }, { keepsPrevious: true });
  return (
    <WorkPage title={say('queue.activity.title')}>
      <WorkList
        answer={answer}
        pick={({ activityQueue }) => activityQueue}
        what={say('queue.activity.what')}
        empty={say('queue.activity.empty')}
      >
        {(rows) => (
          <Box component="ul" sx={{ p: 0, m: 0 }}>
            {rows.map((activity) => (
              <ActivityCard key={activity.id} activity={activity} />
            ))}
          </Box>
        )}
      </WorkList>
    </WorkPage>
  );
}
