/** Why a file is refused: which of its parts is not sound, and what is wrong with it. */

/** A part that cannot be read. The message is a clause in Chinese, without an end. */
export class DamagedPart extends Error {
  override readonly name = 'DamagedPart';

  /**
   * @param part its path in the file, as `xl/worksheets/sheet1.xml`; empty where it is the file as a whole
   * @param reason what is wrong, in Chinese
   */
  constructor(
    readonly part: string,
    readonly reason: string,
  ) {
    super(part === '' ? reason : `部件 ${part} ${reason}`);
  }
}
