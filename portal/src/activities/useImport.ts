import { useState } from 'react';

import {
  ActivityImportDocument,
  ImportActivitiesDocument,
  RequestActivitiesUploadDocument,
  type ImportState,
} from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { putBytes, sha256Of } from '../evidence/upload.ts';
import { newKey } from '../forms/key.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

interface Started {
  uploadId: string;
  runId: string;
  isDryRun: boolean;
}

const isOver = (state: ImportState | undefined): boolean => state === 'DONE' || state === 'FAILED';

const LARGEST = 20 * 1024 * 1024;

/** An import in two steps: a trial that writes nothing, then the same file for real. */
export function useImport() {
  const say = useWords();
  const request = useCommand(RequestActivitiesUploadDocument, ({ requestCompaniesUpload }) => requestCompaniesUpload);
  const start = useCommand(ImportActivitiesDocument, ({ importCompanies }) => importCompanies);
  const [started, setStarted] = useState<Started | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [share, setShare] = useState<number | null>(null);
  // One key for the trial and one for the real import of a file: pressing twice imports once.
  const [keys, setKeys] = useState({ trial: newKey(), real: newKey() });
  const answer = useAsk(
    ActivityImportDocument,
    { id: started?.runId ?? '', lang: hubLanguage() },
    { enabled: started !== null, everyMs: 1_000, until: ({ companyImport }) => isOver(companyImport?.state) },
  );
  const run = started === null ? null : (answer.data?.data.companyImport ?? null);

  const fail = (message: string) => {
    setShare(null);
    setProblems([{ field: 'berkas', message }]);
  };

  async function begin(uploadId: string, dryRun: boolean, idempotencyKey: string) {
    const input = { uploadId, dataSet: 'activities', dryRun, idempotencyKey };
    const { result, problems: found } = await start({ input, lang: hubLanguage() });
    setShare(null);
    setProblems(found);
    if (result?.__typename === 'ImportStarted') setStarted({ uploadId, runId: result.run.id, isDryRun: dryRun });
  }

  async function tryFile(file: File) {
    setStarted(null);
    setProblems([]);
    if (!/\.(xlsx|csv)$/i.test(file.name)) return fail(say('activities.import.type'));
    if (file.size > LARGEST) return fail(say('activities.import.large'));
    setShare(0);
    const next = { trial: newKey(), real: newKey() };
    setKeys(next);
    const announced = { fileName: file.name, size: file.size, sha256: await sha256Of(file) };
    const { result, problems: found } = await request({ input: announced, lang: hubLanguage() });
    if (result?.__typename !== 'ImportUploadOffered') {
      setShare(null);
      return setProblems(found);
    }
    const fault = await putBytes(result.address, file, setShare);
    if (fault !== null) return fail(say(`evidence.fault.${fault}`));
    return begin(result.uploadId, true, next.trial);
  }

  return {
    run,
    /** 0 to 1 while the file goes out. */
    share,
    problems,
    tryFile,
    /** Takes in what the trial found good. */
    confirm: async () => (started ? begin(started.uploadId, false, keys.real) : undefined),
  };
}
