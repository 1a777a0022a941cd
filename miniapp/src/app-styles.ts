import './app.scss';
import './browser.scss';
