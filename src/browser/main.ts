/** Entry of the browser version. It starts the worker and no more: what the page draws with comes right after, in a chunk of its own. */
import './browser.css';
import { nextBackground } from './first-background';
import './grid.css';
import './print.css';

// A worker gets going only while the page's thread has nothing else to do, as it has until this has come.
import(/* webpackChunkName: "page" */ './start-page').then(
  ({ startPage }) => startPage(nextBackground),
  (error: unknown) => {
    const told = document.querySelector<HTMLElement>('.top-file');
    if (!told) throw error;
    told.textContent = '网页没有加载完整。请检查网络后刷新本页；仍不行时，请联系提供这个网址的人员。';
    told.title = String(error);
  },
);
