// Run as a process of its own: opens the home given, says so, and stops when its standard input ends.
import { openPostgres } from '../../gateway/machine/postgres.ts';

const server = await openPostgres({ home: process.argv[2] });
process.stdout.write(`${JSON.stringify({ url: server.url, adopted: server.adopted, pid: server.pid })}\n`);
process.stdin.on('end', () => void server.stop()).resume();
