import './main.css';
import { createRoot } from 'react-dom/client';

const app = document.getElementById('app');
if (app) createRoot(app).render(<h1 className="p-4 text-xl">巡访</h1>);
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/field/worker.js');
