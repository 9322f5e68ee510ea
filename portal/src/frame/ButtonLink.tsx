import Button from '@mui/material/Button';
import { createLink } from '@tanstack/react-router';

/** A link of the router that looks like a button: for what leads on, not for what changes something. */
export const ButtonLink = createLink(Button);
