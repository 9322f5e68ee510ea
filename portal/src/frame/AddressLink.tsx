import Link from '@mui/material/Link';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface AddressLinkProps {
  /** An address of the portal that is only known as text. */
  href: string;
  children: ReactNode;
}

/** A link to an address that is put together; the page is not loaded anew for it. */
export function AddressLink({ href, children }: AddressLinkProps) {
  const router = useRouter();
  function follow(event: MouseEvent) {
    // A new tab or a download is the browser's own business.
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void router.navigate({ href });
  }
  return (
    <Link href={href} onClick={follow}>
      {children}
    </Link>
  );
}
