import { CertificateFileDocument } from '../api/generated/graphql.ts';
import { ask } from '../api/request.ts';
import { DownloadFile } from './DownloadFile.tsx';

const addressOf = async (code: string) =>
  (await ask(CertificateFileDocument, { code })).data.contributionCertificate?.downloadAddress;

/** The PDF of a certificate for who may have it. */
export const DownloadCertificate = (props: { code: string; isQuiet?: boolean }) => (
  <DownloadFile {...props} addressOf={addressOf} />
);
