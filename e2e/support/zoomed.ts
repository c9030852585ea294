/** A window of 1280 x 800 and of 1280 x 1024, zoomed in (WCAG 1.4.4 and 1.4.10). */
export const zoomed = { '200 %': { width: 640, height: 400 }, '400 %': { width: 320, height: 256 } };
