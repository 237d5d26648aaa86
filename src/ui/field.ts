/** What every field takes. `error` says how to mend it; the value typed stays. */
export type FieldProps = {
  name: string;
  label: string;
  /** Default: `name`. Give one where two forms on a page share a name. */
  id?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** Says "không bắt buộc" beside the label (office forms). */
  optional?: boolean | undefined;
  /** Says "bắt buộc" beside the label and to a reader (public forms). The server checks, not the browser. */
  required?: boolean | undefined;
  /** The label is read out but not seen. */
  hideLabel?: boolean | undefined;
};

/** Attributes a native control needs so that its hint and error are read out with it. */
export function controlAttributes(id: string, props: Pick<FieldProps, 'hint' | 'error' | 'required'>) {
  const described = [props.error ? `${id}-error` : '', props.hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-required': props.required ? ('true' as const) : undefined
  };
}
