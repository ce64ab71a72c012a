/** The text of a Markdown file, as the build takes it in. */
declare module '*.md' {
  const text: string;
  export default text;
}
