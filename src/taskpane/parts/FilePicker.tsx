/** The system's dialog for choosing a file; the button that opens it, by a click on this input, is the caller's. */
import type { Ref } from 'react';

interface Props {
  readonly ref: Ref<HTMLInputElement>;
  /** Endings, such as `.docx,.txt`. */
  readonly accept: string;
  readonly label: string;
  readonly onChoose: (file: File) => void;
}

export function FilePicker({ ref, accept, label, onChoose }: Props) {
  return (
    <input
      ref={ref}
      type="file"
      accept={accept}
      hidden
      aria-label={label}
      onChange={(event) => {
        const [chosen] = event.target.files ?? [];
        // The same file chosen again, corrected meanwhile, is a change as well.
        event.target.value = '';
        if (chosen) onChoose(chosen);
      }}
    />
  );
}
