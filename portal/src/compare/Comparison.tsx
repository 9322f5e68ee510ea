import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';

import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';
import { useHasRoom } from '../look/useHasRoom.ts';
import { TableRegion } from '../records/TableRegion.tsx';
import { scaleOf, type AreaFigures, type Measure } from './measures.ts';
import { MeasureValue } from './MeasureValue.tsx';

interface ComparisonProps {
  areas: readonly AreaFigures[];
  measures: readonly Measure[];
  /** All measures, by which money bars are scaled. */
  all: readonly Measure[];
  title: string;
}

/** One measure a block with a row for each area: for narrow windows. */
function Blocks({ areas, measures, all }: ComparisonProps) {
  const say = useWords();
  return measures.map((measure) => (
    <Box component="section" key={measure.id} sx={{ mb: 3 }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {say(`compare.measure.${measure.id}`)}
      </Typography>
      <TableRegion label={say(`compare.measure.${measure.id}`)}>
        <Table size="small">
          <TableBody>
            {areas.map(({ code, name }, index) => (
              <TableRow key={code} sx={{ '& th, & td': { px: 0 } }}>
                <TableCell component="th" scope="row" lang="id" sx={{ width: '45%', verticalAlign: 'top' }}>
                  {name}
                </TableCell>
                <TableCell>
                  <MeasureValue measure={measure} index={index} scale={scaleOf(all, measure)} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableRegion>
    </Box>
  ));
}

function Columns({ areas, measures, all, title }: ComparisonProps) {
  const say = useWords();
  return (
    <TableRegion label={title}>
      <Table aria-label={title} sx={{ tableLayout: 'fixed', mb: 3 }}>
        <TableHead>
          <TableRow sx={{ '& th': { fontWeight: 700, verticalAlign: 'bottom' } }}>
            <TableCell sx={{ pl: 0 }}>{say('compare.measure')}</TableCell>
            {areas.map(({ code, name }) => (
              <TableCell key={code} lang="id">
                <PlaceLink to="/wilayah/$kode" params={{ kode: code }}>
                  {name}
                </PlaceLink>
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {measures.map((measure) => (
            <TableRow key={measure.id} sx={{ '& th, & td': { verticalAlign: 'top' } }}>
              <TableCell component="th" scope="row" sx={{ pl: 0 }}>
                {say(`compare.measure.${measure.id}`)}
              </TableCell>
              {areas.map(({ code }, index) => (
                <TableCell key={code}>
                  <MeasureValue measure={measure} index={index} scale={scaleOf(all, measure)} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableRegion>
  );
}

/** Some measures of the areas side by side; under 640 px one below the other. */
export function Comparison(props: ComparisonProps) {
  const hasRoom = useHasRoom();
  if (props.measures.length === 0) return null;
  return (
    <>
      <Typography variant="h2" sx={{ mt: 3, mb: 1.5 }}>
        {props.title}
      </Typography>
      {hasRoom ? <Columns {...props} /> : <Blocks {...props} />}
    </>
  );
}
