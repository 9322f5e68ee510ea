import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';

interface Named {
  title: string;
  publisher?: string | null;
  location?: string | null;
}

/** What a source calls itself, in whatever language it does; a link where it has an address. */
export function SourceName({ source: { title, publisher, location } }: { source: Named }) {
  const address = location && /^https?:\/\/\S+$/.test(location) ? location : null;
  return (
    <span lang="und">
      {address ? (
        <Link href={address} rel="noreferrer" sx={{ overflowWrap: 'anywhere' }}>
          {title}
        </Link>
      ) : (
        title
      )}
      {publisher && (
        <Typography component="span" variant="body2" color="text.secondary" sx={{ display: 'block' }}>
          {publisher}
        </Typography>
      )}
    </span>
  );
}
