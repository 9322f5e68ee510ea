import { useState } from 'react';

import { RequestEvidenceUploadDocument, type EvidencePurpose } from '../api/generated/graphql.ts';
import { ask, HubFault } from '../api/request.ts';
import { newKey } from '../forms/key.ts';
import { hubLanguage } from '../language/language.ts';
import { problemOfFile, putBytes, sha256Of, type FileProblem, type PutFault } from './upload.ts';

export type UploadFault = FileProblem | PutFault | { words: string };

/** One file on its way to the hub. */
export interface Upload {
  key: string;
  file: File;
  /** How much has gone out, 0 to 1. */
  share: number;
  /** Set once the hub has it. */
  evidenceId: string | null;
  fault: UploadFault | null;
}

export interface Evidence {
  uploads: readonly Upload[];
  /** True while a file is on its way. */
  isBusy: boolean;
  /** What the hub has, to be named in a command. */
  ids: string[];
  add(files: Iterable<File>): void;
  /** Sends one file again, with a new address; the others stay as they are. */
  retry(key: string): void;
  remove(key: string): void;
}

/** Announces a file and sends its bytes; gives the id of the evidence, or why not. */
async function send(file: File, purpose: EvidencePurpose, onProgress: (share: number) => void) {
  const input = { fileName: file.name, mediaType: file.type, purpose, sha256: await sha256Of(file), size: file.size };
  const { data } = await ask(RequestEvidenceUploadDocument, { input, lang: hubLanguage() });
  const offered = data.requestEvidenceUpload;
  if (offered.__typename !== 'EvidenceUploadOffered') return { id: null, fault: { words: offered.message } };
  const fault = await putBytes(offered.address, file, onProgress);
  return { id: fault === null ? offered.evidence.id : null, fault };
}

/** The files of a form: each goes to the hub as soon as it is chosen. */
export function useEvidence(purpose: EvidencePurpose): Evidence {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (key: string, to: Partial<Upload>) =>
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...to } : one)));

  async function start({ key, file }: Upload) {
    change(key, { fault: null, share: 0 });
    try {
      const { id, fault } = await send(file, purpose, (share) => change(key, { share }));
      change(key, { evidenceId: id, fault, share: id === null ? 0 : 1 });
    } catch (error) {
      change(key, { fault: error instanceof HubFault && error.code === 'OFFLINE' ? 'OFFLINE' : 'AWAY' });
    }
  }

  return {
    uploads,
    isBusy: uploads.some(({ evidenceId, fault }) => evidenceId === null && fault === null),
    ids: uploads.flatMap(({ evidenceId }) => (evidenceId === null ? [] : [evidenceId])),
    add(files) {
      const added = [...files].map((file): Upload => {
        return { key: newKey(), file, share: 0, evidenceId: null, fault: problemOfFile(file) };
      });
      setUploads((before) => [...before, ...added]);
      for (const upload of added) if (upload.fault === null) void start(upload);
    },
    retry(key) {
      const upload = uploads.find((one) => one.key === key);
      if (upload) void start(upload);
    },
    remove: (key) => setUploads((before) => before.filter((one) => one.key !== key)),
  };
}
