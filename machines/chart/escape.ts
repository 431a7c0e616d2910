/**
 * `text` such that mermaid shows it as it is, on an arrow, in a box, or in a note.
 *
 * Everything that means something to mermaid's lexer, to markdown or to HTML becomes a numeric entity, which mermaid
 * decodes last of all. What reads well and is harmless stays: letters, digits, spaces, `. , ( ) [ ] / - + = ? ! '`.
 */
export function escaped(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .replace(/[#:;"{}<>*~`\\^$@&%|]/g, entity)
      // Between letters, as in ACCESS_TOKEN, markdown leaves an underscore alone.
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, entity)
      // At the front, the mark of a list.
      .replace(/^[-+](?= )|(?<=^\d+)[.)](?= )/, entity)
      // Words that mermaid's lexer takes for itself wherever it meets them in a line.
      .replace(/\[(?=\[)/g, entity)
      .replace(/(direction|end) (?=(?:TB|BT|LR|RL|note)\b)/gi, '$1#32;')
  );
}

function entity(character: string): string {
  return `#${character.codePointAt(0)};`;
}
