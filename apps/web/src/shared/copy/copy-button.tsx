import { Copy } from 'lucide-react';
import { IconButton } from '../ui/button.tsx';
import { copyText } from './copy.tsx';
import { words as w } from './words/en.ts';

interface CopyButtonProps {
  /** Its name, such as "Copy e-mail address". */
  label: string;
  text: string;
}

/** Copies the text next to it. */
export const CopyButton = ({ label, text }: CopyButtonProps) => (
  <IconButton
    label={label}
    className="-my-1 !h-7 !w-7 align-middle print:hidden"
    onClick={() => void copyText(text)}
  >
    <Copy aria-hidden className="size-3.5" />
  </IconButton>
);

/** The id of a record, whole, and the button that copies it. */
export const CopyableId = ({ id }: { id: string }) => (
  <>
    <code className="font-mono text-xs break-all select-all">{id}</code> <CopyButton label={w.id} text={id} />
  </>
);
