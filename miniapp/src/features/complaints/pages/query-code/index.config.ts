export default definePageConfig({ navigationBarTitleText: '记下查询码' });
