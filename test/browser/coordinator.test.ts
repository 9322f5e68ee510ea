import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { settled } from '../support/portal/page-checks.ts';
import { submit } from '../support/pledging.ts';
import { aCompany } from '../support/world.ts';
import { aWaitingPledge, companyOfForum, holderOf, stepsOf } from './coordinator-world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

describe.skipIf(!hasBrowser)('a coordinator judges pledges', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub.close());

  async function look(account: string, path: string) {
    const opened = await browser.open({ url: hub.url, account });
    await opened.page.goto(`${hub.url}${path}`);
    await settled(opened.page);
    return opened;
  }

  async function tickAll(page: Page) {
    await page.locator('#periksa-identity').waitFor();
    for (const box of await page.locator('fieldset input[type=checkbox]').all()) await box.check();
  }

  const verify = (page: Page) => page.getByRole('button', { name: 'Verifikasi', exact: true }).click();

  test('two coordinators open one pledge and see each other: one wins, the other is told who and when, it counts once', async () => {
    const pledge = await aWaitingPledge(hub);
    const first = await look('forum-jambi', `/antrean/${pledge.code}`);
    await expect.poll(() => holderOf(hub, pledge)).toBe('Koordinator Forum Jambi');
    const second = await look('forum-15.07', '/antrean?wilayah=15.07');
    const opened = /edang dibuka Koordinator Forum Jambi \(\d\d\.\d\d WIB\)/;
    await second.page.getByRole('row').filter({ hasText: pledge.code }).getByText(opened).waitFor();
    await second.page.getByRole('link', { name: pledge.code }).click();
    await second.page.getByRole('alert').filter({ hasText: opened }).waitFor();
    expect(await first.page.getByText(opened).count()).toBe(0);
    await tickAll(first.page);
    await tickAll(second.page);
    await verify(first.page);
    await first.page.getByText(`${pledge.code} diverifikasi.`).waitFor();
    await verify(second.page);
    const told = second.page.getByText(/Sudah diverifikasi oleh Koordinator Forum Jambi \d\d\.\d\d WIB/);
    await told.waitFor();
    expect(await second.page.getByText('Tindakan Anda tidak mengubah apa pun.').count()).toBe(1);
    await second.page.getByRole('link', { name: 'Lihat hasil' }).click();
    expect(await second.page.evaluate(() => document.activeElement?.id)).toBe('riwayat');
    const commits = (await stepsOf(pledge)).filter(({ toState }) => toState === 'COMMITTED');
    expect(commits.map(({ actorName }) => actorName)).toEqual(['Koordinator Forum Jambi']);
    expect([...first.complaints, ...second.complaints]).toEqual([]);
    await first.close();
    await second.close();
  });

  test('nobody judges a pledge of the own organisation: a note stands where the buttons were', async () => {
    const own = await companyOfForum(hub, 'demo-forum-15.07');
    const pledge = await aWaitingPledge(hub, 2_000, own);
    const { page, close } = await look('forum-15.07', `/antrean/${pledge.code}`);
    await page.getByText('verifikasi harus dilakukan orang lain').waitFor();
    expect(await page.getByRole('button', { name: 'Verifikasi', exact: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Tolak', exact: true }).count()).toBe(0);
    await close();
    const other = await look('forum-jambi', `/antrean/${pledge.code}`);
    expect(await other.page.getByRole('button', { name: 'Verifikasi', exact: true }).count()).toBe(1);
    await other.close();
  });

  test('without its ticks nothing is verified, and what is missing is said and led to', async () => {
    const pledge = await aWaitingPledge(hub);
    const { page, close } = await look('forum-jambi', `/antrean/${pledge.code}`);
    await verify(page);
    const summary = page.getByRole('alert').filter({ hasText: 'Periksa dahulu: Identitas perusahaan' });
    await summary.waitFor();
    expect(await summary.getByRole('link').count()).toBe(6);
    expect(await page.title()).toMatch(/^Galat:/);
    await summary.getByRole('link').first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('periksa-identity');
    expect((await stepsOf(pledge)).map(({ toState }) => toState)).not.toContain('COMMITTED');
    await close();
  });

  test('a verification is undone by the keyboard, and the trail shows who and when', async () => {
    const pledge = await aWaitingPledge(hub);
    const { page, close } = await look('forum-jambi', `/antrean/${pledge.code}`);
    await tickAll(page);
    await verify(page);
    await page.getByText(`${pledge.code} diverifikasi.`).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Urungkan');
    await page.keyboard.press('Enter');
    await page.getByText('Sudah diurungkan.').waitFor();
    await page.getByRole('button', { name: 'Verifikasi', exact: true }).waitFor();
    const trail = page.locator('section', { has: page.locator('#riwayat') });
    await trail.getByText('Diurungkan').waitFor();
    const steps = await trail.locator('li').allTextContents();
    expect(steps.at(-2)).toContain('Diajukanmenjadi→Berkomitmen');
    expect(steps.at(-1)).toContain('Berkomitmenmenjadi→Diajukan');
    expect(await trail.getByText('Diurungkan').count()).toBe(1);
    expect(await trail.getByText(/Koordinator Forum Jambi · .* \d{4}, \d\d\.\d\d WIB/).count()).toBe(2);
    expect((await stepsOf(pledge)).map(({ toState, isUndo }) => [toState, isUndo]).slice(-2)).toEqual([
      ['COMMITTED', false],
      ['SUBMITTED', true],
    ]);
    const admin = await hub.as({ role: Role.ADMIN });
    const { csrAuditTrail } = await dataOf(
      admin(
        'query ($id: String!) { csrAuditTrail(filter: { subjectId: $id }, first: 20) { nodes { action actorSubject at } } }',
        { id: pledge.allocationId },
      ),
    );
    const byCoordinator = csrAuditTrail.nodes.filter((entry: any) => entry.actorSubject === 'demo-user-forum-jambi');
    expect(byCoordinator.length).toBeGreaterThanOrEqual(2);
    await close();
  });

  test('a rejection needs its reason, is undone, and is refused once somebody took the room', async () => {
    const pledge = await aWaitingPledge(hub, 5_000);
    const { page, close } = await look('forum-jambi', `/antrean/${pledge.code}`);
    await page.getByRole('button', { name: 'Tolak', exact: true }).click();
    await page.getByRole('button', { name: 'Tolak ikrar' }).click();
    await page.getByRole('alert').getByText('Pilih alasan penolakan.').waitFor();
    await page.getByLabel('Alasan penolakan').selectOption('COVERED');
    await page.getByLabel('Catatan untuk perusahaan').fill('Sudah dibantu tetangga.');
    await page.getByRole('button', { name: 'Tolak ikrar' }).click();
    await page.getByText(`${pledge.code} ditolak.`).waitFor();
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await page.getByText('Sudah diurungkan.').waitFor();
    expect((await stepsOf(pledge)).map(({ toState, isUndo }) => [toState, isUndo]).slice(-2)).toEqual([
      ['REJECTED', false],
      ['SUBMITTED', true],
    ]);
    await page.getByRole('button', { name: 'Tolak', exact: true }).click();
    await page.getByLabel('Alasan penolakan').selectOption('COVERED');
    await page.getByRole('button', { name: 'Tolak ikrar' }).click();
    await page.getByText(`${pledge.code} ditolak.`).waitFor();
    const rival = await aCompany(hub);
    const { outcome } = await submit(rival.ask, { needLineId: pledge.gap.lines[0]?.id ?? '', amount: 5_000 });
    expect(outcome?.__typename).toBe('PledgeSubmitted');
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await page
      .getByRole('status')
      .getByText(/tidak|sudah/)
      .first()
      .waitFor();
    expect(await page.getByText('Sudah diurungkan.').count()).toBe(0);
    expect((await stepsOf(pledge)).at(-1)?.toState).toBe('REJECTED');
    await close();
  });

  test('after ten seconds a decision can be undone no more', async () => {
    const pledge = await aWaitingPledge(hub);
    const { page, close } = await look('forum-jambi', `/antrean/${pledge.code}`);
    await tickAll(page);
    await verify(page);
    await page.getByRole('button', { name: /Urungkan/ }).waitFor();
    await page.getByText('Waktu untuk mengurungkan sudah habis.').waitFor();
    expect(await page.getByRole('button', { name: /Urungkan/ }).count()).toBe(0);
    await close();
  });
});
