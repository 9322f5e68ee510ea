import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { ComplianceDocument, FileCsrReportDocument, type ComplianceQuery } from '../api/generated/graphql.ts';
import { ask, HubFault } from '../api/request.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useKey } from '../forms/key.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { instant } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { saveWorkbook } from '../records/workbook.ts';
import { packSheets, type Report, type Row } from './pack.ts';

interface PackActionsProps {
  report: Report;
  companyId: string;
  filed: NonNullable<ComplianceQuery['csrReports']>;
  labels: ReadonlyMap<string, string>;
}

/** All rows of a pack; the screen holds the first hundred. */
async function allRows(report: Report, companyId: string): Promise<Row[]> {
  const rows = [...report.rows.nodes];
  let page = report.rows.pageInfo;
  while (page.hasNextPage) {
    const { data } = await ask(ComplianceDocument, { companyId, year: report.year, after: page.endCursor });
    const next = data.complianceReport?.rows;
    if (!next) throw new HubFault('SERVICE_UNAVAILABLE', [], null);
    rows.push(...next.nodes);
    page = next.pageInfo;
  }
  return rows;
}

/** Hands the report in, prints it, saves it as a workbook. */
export function PackActions({ report, companyId, filed, labels }: PackActionsProps) {
  const say = useWords();
  const key = useKey(`report ${report.year}`);
  const file = useCommand(FileCsrReportDocument, ({ fileCsrReport }) => fileCsrReport);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [done, setDone] = useState<string | null>(null);

  async function handIn() {
    const input = { year: report.year, idempotencyKey: key.value };
    const { result, problems: found } = await file({ input, lang: hubLanguage() });
    setProblems(found);
    setDone(null);
    key.settle(found);
    if (result?.__typename !== 'CsrReportFiled') return;
    setDone(say('register.pack.handedIn', { code: result.report?.code ?? '' }));
  }

  async function save() {
    try {
      const rows = await allRows(report, companyId);
      await saveWorkbook(`${say('register.pack.file')}-${report.year}.xlsx`, packSheets(report, rows, labels, say));
    } catch (error) {
      if (!(error instanceof HubFault)) throw error;
      setProblems([{ field: null, message: say('register.pack.notSaved') }]);
    }
  }

  return (
    <Box className="no-print" sx={{ mb: 3 }}>
      <ErrorSummary problems={problems} />
      <Box role="status">{done && <Alert sx={{ mb: 2 }}>{done}</Alert>}</Box>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <Button variant="contained" onClick={() => void handIn()}>
          {say('register.pack.handIn')}
        </Button>
        <Button variant="outlined" onClick={() => window.print()}>
          {say('register.pack.print')}
        </Button>
        <Button variant="outlined" onClick={() => void save()}>
          {say('register.pack.xlsx')}
        </Button>
      </Box>
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        {filed.length === 0
          ? say('register.pack.notFiled')
          : filed.map(({ code, version, filedAt }) => (
              <span key={code}>{say('register.pack.filed', { code, version, at: instant(filedAt) })} </span>
            ))}
      </Typography>
    </Box>
  );
}
