import { Client } from 'pg';

const TEMPLATE = 'simpul_template';

/** The address of a database beside the one of `clusterUrl`. */
export function named(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

async function inCluster(clusterUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export async function createTemplate(clusterUrl: string): Promise<string> {
  await inCluster(clusterUrl, `create database ${TEMPLATE}`);
  return named(clusterUrl, TEMPLATE);
}

let made = 0;

/** A database with nothing in it. */
export async function createDatabase(clusterUrl: string, purpose: string): Promise<string> {
  made += 1;
  const name = `empty_${purpose}_${process.pid}_${made}`;
  await inCluster(clusterUrl, `create database ${name}`);
  return named(clusterUrl, name);
}

/** A fresh copy of the migrated and seeded hub's database. */
export async function copyTemplate(clusterUrl: string, purpose: string): Promise<string> {
  made += 1;
  const name = `hub_${purpose.replace(/\W+/g, '_')}_${process.pid}_${made}`;
  return copyDatabase(clusterUrl, TEMPLATE, name);
}

/** A copy of a database that nobody is connected to. */
export async function copyDatabase(clusterUrl: string, template: string, name: string): Promise<string> {
  await inCluster(clusterUrl, `create database ${name} template ${template} strategy file_copy`);
  return named(clusterUrl, name);
}

/** Removes a database; who is connected to it still is cut off. */
export const dropDatabase = (clusterUrl: string, name: string): Promise<void> =>
  inCluster(clusterUrl, `drop database ${name} with (force)`);
