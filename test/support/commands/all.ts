import type { Command } from './command.ts';
import { ofCompliance } from './compliance.ts';
import { ofCsr } from './csr.ts';
import { ofMoney } from './money.ts';
import { ofDesk } from './desk.ts';
import { ofImporting } from './importing.ts';
import { ofMeetings } from './meetings.ts';
import { ofPillars } from './pillars.ts';
import { ofPlanning } from './planning.ts';
import { ofPrograms } from './programs.ts';
import { ofVolunteers } from './volunteers.ts';
import { ofPrivacy } from './privacy.ts';
import { ofWebhooks } from './webhooks.ts';
import { ofUndo } from './undo.ts';
import { ofTrust } from './trust.ts';

/** Every command that names an object or an area, with a true input. */
export const COMMANDS: Record<string, Command> = {
  ...ofPrograms,
  ...ofTrust,
  ...ofCsr,
  ...ofCompliance,
  ...ofPillars,
  ...ofPlanning,
  ...ofMeetings,
  ...ofPrivacy,
  ...ofWebhooks,
  ...ofMoney,
  ...ofVolunteers,
  ...ofUndo,
  ...ofDesk,
  ...ofImporting,
};

/** Commands whose object is always the caller's own organisation: there is nobody else's to name. */
export const OWN_ONLY = [
  'registerCompany',
  'changeCompany',
  'setCompanyVisibility',
  'joinForum',
  'leaveForum',
  'requestEvidenceUpload',
  'requestFactsUpload',
  'requestCompaniesUpload',
  'requestPersonnelUpload',
  'draftPledgesFromPlan',
  'reportActivity',
  'submitPoolPledge',
  'saveCsrPlan',
  'submitCsrPlan',
  'fileCsrReport',
  'requestCorrection',
  'eraseMyData',
  'eraseMyCsrData',
];
