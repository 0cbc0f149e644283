/** The same words in one spelling of their letters: Unicode forms, case, accents, quotes and invisible characters do not matter afterwards. */
export function normalise(text: string): string {
  return (
    text
      .toWellFormed()
      // Before NFKC, which parts an accent that stands for an apostrophe from its word.
      .replaceAll(/[\u2018\u2019\u201b\u02bc\u00b4`]/g, "'")
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f\u064b-\u0652\u0670\u0640]/g, '')
      .normalize('NFC')
      .replaceAll(/[\u00ad\p{Cf}\ufe00-\ufe0f]/gu, '')
      .replaceAll('ł', 'l')
      .replaceAll('ß', 'ss')
      .replaceAll('ı', 'i')
      .replaceAll(/[أإآٱ]/g, 'ا')
      .replaceAll('ى', 'ي')
      .replaceAll('ہ', 'ه')
      .replaceAll('ی', 'ي')
      .replaceAll('ک', 'ك')
  )
}
