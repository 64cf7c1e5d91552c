const NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/**
 * word/settings.xml: odd and even footers, punctuation never compressed, and the layout switches that Chinese Word
 * writes itself; compatibility mode 15 is the layout of Word 2013 and later.
 */
export const SETTINGS_XML =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:settings xmlns:w="${NAMESPACE}">` +
  `<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>` +
  `<w:characterSpacingControl w:val="doNotCompress"/>` +
  `<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>` +
  `<w:doNotExpandShiftReturn/><w:useFELayout/>` +
  `<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
  `<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;
