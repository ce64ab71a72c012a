/** Entry of the window that the ribbon's 帮助 opens. */
import { createRoot } from 'react-dom/client';
import GuideView from './GuideView';
import './help.css';

const root = document.getElementById('guide');
if (!root) throw new ReferenceError('the page has no #guide');
createRoot(root).render(<GuideView />);
