import { buttonLook } from '../../../../shared/ui/button.tsx';

interface FileButtonProps {
  label: string;
  look?: 'primary' | 'plain';
  className?: string;
  describedBy?: string;
  onFile: (file: File) => void;
}

/** Lets a person choose a file with a table. */
export function FileButton({
  label,
  look = 'primary',
  className = '',
  describedBy,
  onFile,
}: FileButtonProps) {
  return (
    <label
      className={`${buttonLook(look)} relative has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${className}`}
    >
      {label}
      <input
        type="file"
        // Also workbooks that cannot be read: once one is chosen, the page says what to do with it.
        accept=".xlsx,.csv,.tsv,.txt,.xls,.xlsm,.xlsb,.ods"
        aria-describedby={describedBy}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file can be chosen again, once it was corrected.
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
