import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './ui/base.css';
import { theme, tokensToCss } from './ui/theme';

const isMotionReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
tokensToCss(document.documentElement);

// Inside the landmark of the page, where screen readers look for it.
const popupContainer = () => document.querySelector('main') ?? document.body;

createRoot(root).render(
  <StrictMode>
    {/* Two-character labels stay as written: “签收”, not “签 收”. */}
    <ConfigProvider
      locale={zhCN}
      theme={theme(isMotionReduced)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      getPopupContainer={popupContainer}
    >
      <App />
    </ConfigProvider>
  </StrictMode>,
);
