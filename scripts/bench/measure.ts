import { measureCore, measureWholeWay } from './filling';
void (async()=>{
for (const v of ['unit','scattered'] as const) for (const r of [1000,10000,100000]) { const t=Date.now(); console.log(v, measureCore(r,v), Date.now()-t); }
for (const r of [1000,10000,100000]) { const t=Date.now(); console.log(await measureWholeWay(r), Date.now()-t); }
})();
