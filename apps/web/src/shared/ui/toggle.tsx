import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface ToggleProps {
  pressed: boolean;
  onToggle: (pressed: boolean) => void;
  children: ReactNode;
}

/** A filter that is on or off. */
export function Toggle({ pressed, onToggle, children }: ToggleProps) {
  return (
    <Button
      aria-pressed={pressed}
      onClick={() => onToggle(!pressed)}
      className="aria-pressed:border-accent aria-pressed:bg-accent-tint"
    >
      {pressed ? <Check aria-hidden className="size-3.5 text-accent" /> : null}
      {children}
    </Button>
  );
}
